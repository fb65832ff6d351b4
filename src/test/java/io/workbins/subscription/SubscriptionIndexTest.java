package io.workbins.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a registry remembers. */
class SubscriptionIndexTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final WorkbinRef SALES = new WorkbinRef("a", new Owner.AgentGroup("Sales"));
  private static final WorkbinRef FLOOR = new WorkbinRef("b", new Owner.PlaceGroup("Floor"));

  private final SubscriptionIndex registry = new SubscriptionIndex();

  @Test
  void anEmptyRegistryHasNothing() {
    assertThat(registry.of("ann")).isEmpty();
    assertThat(registry.subscribers(SALES)).isEmpty();
    assertThat(registry.size()).isZero();
  }

  @Test
  void whatIsAddedIsThere() {
    assertThat(registry.add("ann", SALES, NOON)).isTrue();

    assertThat(registry.of("ann")).containsExactly(new Subscription(SALES, NOON));
    assertThat(registry.subscribers(SALES)).containsExactly("ann");
  }

  @Test
  void whatIsThereIsNotAddedAgainAndKeepsItsTime() {
    registry.add("ann", SALES, NOON);

    assertThat(registry.add("ann", SALES, NOON.plusSeconds(1))).isFalse();

    assertThat(registry.of("ann")).containsExactly(new Subscription(SALES, NOON));
    assertThat(registry.size()).isEqualTo(1);
  }

  @Test
  void subscriptionsComeInTheOrderOfTheirTimes() {
    registry.add("ann", FLOOR, NOON.plusSeconds(1));
    registry.add("ann", SALES, NOON);

    assertThat(registry.of("ann"))
        .extracting(Subscription::workbinRef)
        .containsExactly(SALES, FLOOR);
  }

  @Test
  void whatIsRemovedIsThereNoLonger() {
    registry.add("ann", SALES, NOON);

    assertThat(registry.remove("ann", SALES)).isTrue();

    assertThat(registry.of("ann")).isEmpty();
    assertThat(registry.subscribers(SALES)).isEmpty();
    assertThat(registry.size()).isZero();
  }

  @Test
  void whatIsNotThereIsNotRemoved() {
    registry.add("ann", SALES, NOON);

    assertThat(registry.remove("ann", FLOOR)).isFalse();
    assertThat(registry.remove("bob", SALES)).isFalse();

    assertThat(registry.subscribers(SALES)).containsExactly("ann");
    assertThat(registry.size()).isEqualTo(1);
  }

  @Test
  void whatWasRemovedCanBeAddedAgain() {
    registry.add("ann", SALES, NOON);
    registry.remove("ann", SALES);

    assertThat(registry.add("ann", SALES, NOON)).isTrue();
    assertThat(registry.subscribers(SALES)).containsExactly("ann");
  }

  @Test
  void aWorkbinHasManySubscribers() {
    registry.add("ann", SALES, NOON);
    registry.add("bob", SALES, NOON);

    assertThat(registry.subscribers(SALES)).containsExactlyInAnyOrder("ann", "bob");
  }

  @Test
  void removingOneSubscriptionLeavesTheOthers() {
    registry.add("ann", SALES, NOON);
    registry.add("ann", FLOOR, NOON);
    registry.add("bob", SALES, NOON);

    registry.remove("ann", SALES);

    assertThat(registry.of("ann")).extracting(Subscription::workbinRef).containsExactly(FLOOR);
    assertThat(registry.subscribers(SALES)).containsExactly("bob");
  }

  @Test
  void theSameWorkbinOfAnotherOwnerIsAnotherOne() {
    registry.add("ann", SALES, NOON);

    assertThat(registry.subscribers(new WorkbinRef("a", new Owner.PlaceGroup("Sales")))).isEmpty();
  }

  @Test
  void sizeCountsAllUsers() {
    registry.add("ann", SALES, NOON);
    registry.add("ann", FLOOR, NOON);
    registry.add("bob", SALES, NOON);

    assertThat(registry.size()).isEqualTo(3);
  }
}
