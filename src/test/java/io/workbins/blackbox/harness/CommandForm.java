package io.workbins.blackbox.harness;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.AGENT_2_ID;
import static io.workbins.blackbox.harness.Sandbox.AGENT_GROUP_WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.OTHER_WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.PLACE_GROUP_WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.SUPERVISOR_1;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;

import java.util.stream.Stream;

/**
 * A URL form of commands ({@code workbins-api.md} section 2).
 *
 * @param name the name in test reports
 * @param userName a user who may use it
 * @param path the path with its query
 * @param workbins the number of workbins it names
 */
public record CommandForm(String name, String userName, String path, int workbins) {

  private static final String SEVERAL = "?workbinIds=" + WORKBIN + "," + OTHER_WORKBIN;

  /** Every form, of one workbin and of several. */
  public static Stream<CommandForm> all() {
    return Stream.of(
        form("own", AGENT_1, "/me/workbins/" + WORKBIN, 1),
        form("own without me", AGENT_1, "/workbins/" + WORKBIN, 1),
        form("of a user", SUPERVISOR_1, "/users/" + AGENT_2_ID + "/workbins/" + WORKBIN, 1),
        form("of an agent group", AGENT_1, agentGroup("/me/workbins/" + AGENT_GROUP_WORKBIN), 1),
        form("of a place group", AGENT_1, placeGroup("/me/workbins/" + PLACE_GROUP_WORKBIN), 1),
        form("of a group without me", AGENT_1, agentGroup("/workbins/" + AGENT_GROUP_WORKBIN), 1),
        form("several own", AGENT_1, "/me/workbins" + SEVERAL, 2),
        form("several with one id", AGENT_1, "/me/workbins?workbinIds=" + WORKBIN, 1),
        form("several without me", AGENT_1, "/workbins" + SEVERAL, 2),
        form("several of a user", SUPERVISOR_1, "/users/" + AGENT_2_ID + "/workbins" + SEVERAL, 2),
        form(
            "several of an agent group",
            AGENT_1,
            "/me/workbins" + SEVERAL + "&agentGroup=MyAgentGroup",
            2),
        form(
            "several of a place group without me",
            AGENT_1,
            "/workbins" + SEVERAL + "&placeGroup=MyPlaceGroup",
            2));
  }

  /** An Unsubscribe in this form, without a {@code Content-Type}. */
  public RawHttp command() {
    return RawHttp.post(path, Sandbox.UNSUBSCRIBE).as(userName);
  }

  @Override
  public String toString() {
    return name;
  }

  private static CommandForm form(String name, String userName, String path, int workbins) {
    return new CommandForm(name, userName, "/api/v2" + path, workbins);
  }

  private static String agentGroup(String path) {
    return path + "?agentGroup=MyAgentGroup";
  }

  private static String placeGroup(String path) {
    return path + "?placeGroup=MyPlaceGroup";
  }
}
