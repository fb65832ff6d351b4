package io.workbins.cluster.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.workbins.subscription.Owner;
import io.workbins.subscription.WorkbinRef;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

/** Owners and workbins come out of Redis as they went in, whatever their names are. */
class OwnerCodecTest {

  @Property
  void aContainerOfAGroupStaysTheSame(@ForAll @NotEmpty String workbin, @ForAll String group) {
    staysTheSame(new WorkbinRef(workbin, new Owner.AgentGroup(valid(group))));
    staysTheSame(new WorkbinRef(workbin, new Owner.PlaceGroup(valid(group))));
  }

  @Property
  void aContainerOfAUserStaysTheSame(@ForAll @NotEmpty String workbin, @ForAll String user) {
    staysTheSame(new WorkbinRef(workbin, new Owner.User(valid(user))));
  }

  @Test
  void theCallerStaysTheCaller() {
    assertThat(OwnerCodec.decodeOwner(OwnerCodec.encode(new Owner.Self())))
        .isEqualTo(new Owner.Self());
  }

  @Test
  void groupsOfTheSameNameAreTold() {
    assertThat(OwnerCodec.encode(new Owner.AgentGroup("Sales")))
        .isNotEqualTo(OwnerCodec.encode(new Owner.PlaceGroup("Sales")));
  }

  private static void staysTheSame(WorkbinRef workbinRef) {
    assertThat(OwnerCodec.decodeWorkbinRef(OwnerCodec.encode(workbinRef))).isEqualTo(workbinRef);
  }

  /** Half a character cannot come over HTTP, nor out of a JSON file. */
  private static String valid(String name) {
    return new String(name.getBytes(UTF_8), UTF_8);
  }
}
