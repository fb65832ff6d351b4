package io.workbins.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.workbins.subscription.Container;
import io.workbins.subscription.Owner;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

/** Owners and containers come out of Redis as they went in, whatever their names are. */
class OwnerTextTest {

  @Property
  void aContainerOfAGroupStaysTheSame(@ForAll @NotEmpty String workbin, @ForAll String group) {
    staysTheSame(new Container(workbin, new Owner.AgentGroup(valid(group))));
    staysTheSame(new Container(workbin, new Owner.PlaceGroup(valid(group))));
  }

  @Property
  void aContainerOfAUserStaysTheSame(@ForAll @NotEmpty String workbin, @ForAll String user) {
    staysTheSame(new Container(workbin, new Owner.User(valid(user))));
  }

  @Test
  void theCallerStaysTheCaller() {
    assertThat(OwnerText.owner(OwnerText.of(new Owner.Self()))).isEqualTo(new Owner.Self());
  }

  @Test
  void groupsOfTheSameNameAreTold() {
    assertThat(OwnerText.of(new Owner.AgentGroup("Sales")))
        .isNotEqualTo(OwnerText.of(new Owner.PlaceGroup("Sales")));
  }

  private static void staysTheSame(Container container) {
    assertThat(OwnerText.container(OwnerText.of(container))).isEqualTo(container);
  }

  /** Half a character cannot come over HTTP, nor out of a JSON file. */
  private static String valid(String name) {
    return new String(name.getBytes(UTF_8), UTF_8);
  }
}
