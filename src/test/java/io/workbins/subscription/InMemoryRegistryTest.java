package io.workbins.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a registry remembers. */
class InMemoryRegistryTest {

  private static final Subscription ANNS_A = own("ann", "a");
  private static final Subscription ANNS_B = own("ann", "b");
  private static final Subscription BOBS_A = own("bob", "a");

  private final Registry registry = new InMemoryRegistry();

  @Test
  void anEmptyRegistryHasNothing() {
    assertThat(registry.contains(ANNS_A)).isFalse();
    assertThat(registry.size()).isZero();
  }

  @Test
  void whatIsAddedIsThere() {
    assertThat(registry.add(ANNS_A)).isTrue();
    assertThat(registry.contains(ANNS_A)).isTrue();
  }

  @Test
  void whatIsThereIsNotAddedAgain() {
    registry.add(ANNS_A);

    assertThat(registry.add(own("ann", "a"))).isFalse();
    assertThat(registry.size()).isEqualTo(1);
  }

  @Test
  void whatIsRemovedIsThereNoLonger() {
    registry.add(ANNS_A);

    assertThat(registry.remove(ANNS_A)).isTrue();
    assertThat(registry.contains(ANNS_A)).isFalse();
    assertThat(registry.size()).isZero();
  }

  @Test
  void whatIsNotThereIsNotRemoved() {
    registry.add(ANNS_A);

    assertThat(registry.remove(ANNS_B)).isFalse();
    assertThat(registry.remove(BOBS_A)).isFalse();
    assertThat(registry.size()).isEqualTo(1);
  }

  @Test
  void whatWasRemovedCanBeAddedAgain() {
    registry.add(ANNS_A);
    registry.remove(ANNS_A);

    assertThat(registry.add(ANNS_A)).isTrue();
    assertThat(registry.contains(ANNS_A)).isTrue();
  }

  @Test
  void theSameWorkbinIsAnotherSubscriptionForAnotherUser() {
    registry.add(ANNS_A);

    assertThat(registry.contains(BOBS_A)).isFalse();
    assertThat(registry.add(BOBS_A)).isTrue();
  }

  @Test
  void theSameWorkbinIsAnotherSubscriptionForAnotherOwner() {
    registry.add(new Subscription("ann", "a", new Owner.AgentGroup("Sales")));

    assertThat(registry.contains(ANNS_A)).isFalse();
    assertThat(registry.contains(new Subscription("ann", "a", new Owner.PlaceGroup("Sales"))))
        .isFalse();
  }

  @Test
  void sizeCountsAllUsers() {
    registry.add(ANNS_A);
    registry.add(ANNS_B);
    registry.add(BOBS_A);

    assertThat(registry.size()).isEqualTo(3);
  }

  private static Subscription own(String subscriberId, String workbinId) {
    return new Subscription(subscriberId, workbinId, new Owner.Self());
  }

  @Test
  void removingOneSubscriptionLeavesTheOthersOfTheUser() {
    registry.add(ANNS_A);
    registry.add(ANNS_B);

    registry.remove(ANNS_A);

    assertThat(registry.contains(ANNS_B)).isTrue();
  }
}
