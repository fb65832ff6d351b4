package io.workbins.cluster.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.workbins.subscription.Owner;
import io.workbins.subscription.WorkbinRef;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

/** Owners and workbins of any name are decoded as they were encoded. */
class OwnerCodecTest {

  @Property
  void aWorkbinOfAGroupIsDecoded(@ForAll @NotEmpty String workbin, @ForAll String group) {
    assertRoundTrip(new WorkbinRef(workbin, new Owner.AgentGroup(valid(group))));
    assertRoundTrip(new WorkbinRef(workbin, new Owner.PlaceGroup(valid(group))));
  }

  @Property
  void aWorkbinOfAUserIsDecoded(@ForAll @NotEmpty String workbin, @ForAll String user) {
    assertRoundTrip(new WorkbinRef(workbin, new Owner.User(valid(user))));
  }

  @Test
  void theCallerIsDecoded() {
    assertThat(OwnerCodec.decodeOwner(OwnerCodec.encode(new Owner.Self())))
        .isEqualTo(new Owner.Self());
  }

  @Test
  void groupsOfDifferentKindsAndTheSameNameDiffer() {
    assertThat(OwnerCodec.encode(new Owner.AgentGroup("Sales")))
        .isNotEqualTo(OwnerCodec.encode(new Owner.PlaceGroup("Sales")));
  }

  private static void assertRoundTrip(WorkbinRef workbinRef) {
    assertThat(OwnerCodec.decodeWorkbinRef(OwnerCodec.encode(workbinRef))).isEqualTo(workbinRef);
  }

  /** Replaces unpaired surrogates, which neither HTTP nor a JSON file can carry. */
  private static String valid(String name) {
    return new String(name.getBytes(UTF_8), UTF_8);
  }
}
