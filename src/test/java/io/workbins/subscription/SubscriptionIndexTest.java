package io.workbins.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SubscriptionIndexTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final WorkbinRef SALES = new WorkbinRef("a", new Owner.AgentGroup("Sales"));
  private static final WorkbinRef FLOOR = new WorkbinRef("b", new Owner.PlaceGroup("Floor"));

  private final SubscriptionIndex index = new SubscriptionIndex();

  @Test
  void anEmptyIndexHasNoSubscriptions() {
    assertThat(index.of("ann")).isEmpty();
    assertThat(index.subscribers(SALES)).isEmpty();
    assertThat(index.size()).isZero();
  }

  @Test
  void addStoresASubscription() {
    assertThat(index.add("ann", SALES, NOON)).isTrue();

    assertThat(index.of("ann")).containsExactly(new Subscription(SALES, NOON));
    assertThat(index.subscribers(SALES)).containsExactly("ann");
  }

  @Test
  void aRepeatedAddKeepsTheTime() {
    index.add("ann", SALES, NOON);

    assertThat(index.add("ann", SALES, NOON.plusSeconds(1))).isFalse();

    assertThat(index.of("ann")).containsExactly(new Subscription(SALES, NOON));
    assertThat(index.size()).isEqualTo(1);
  }

  @Test
  void subscriptionsAreOrderedByTime() {
    index.add("ann", FLOOR, NOON.plusSeconds(1));
    index.add("ann", SALES, NOON);

    assertThat(index.of("ann")).extracting(Subscription::workbinRef).containsExactly(SALES, FLOOR);
  }

  @Test
  void removeDeletesASubscription() {
    index.add("ann", SALES, NOON);

    assertThat(index.remove("ann", SALES)).isTrue();

    assertThat(index.of("ann")).isEmpty();
    assertThat(index.subscribers(SALES)).isEmpty();
    assertThat(index.size()).isZero();
  }

  @Test
  void removeWithoutASubscriptionChangesNothing() {
    index.add("ann", SALES, NOON);

    assertThat(index.remove("ann", FLOOR)).isFalse();
    assertThat(index.remove("bob", SALES)).isFalse();

    assertThat(index.subscribers(SALES)).containsExactly("ann");
    assertThat(index.size()).isEqualTo(1);
  }

  @Test
  void aRemovedSubscriptionCanBeAddedAgain() {
    index.add("ann", SALES, NOON);
    index.remove("ann", SALES);

    assertThat(index.add("ann", SALES, NOON)).isTrue();
    assertThat(index.subscribers(SALES)).containsExactly("ann");
  }

  @Test
  void aWorkbinHasManySubscribers() {
    index.add("ann", SALES, NOON);
    index.add("bob", SALES, NOON);

    assertThat(index.subscribers(SALES)).containsExactlyInAnyOrder("ann", "bob");
  }

  @Test
  void removeKeepsOtherSubscriptions() {
    index.add("ann", SALES, NOON);
    index.add("ann", FLOOR, NOON);
    index.add("bob", SALES, NOON);

    index.remove("ann", SALES);

    assertThat(index.of("ann")).extracting(Subscription::workbinRef).containsExactly(FLOOR);
    assertThat(index.subscribers(SALES)).containsExactly("bob");
  }

  @Test
  void theSameWorkbinOfAnotherOwnerIsAnotherOne() {
    index.add("ann", SALES, NOON);

    assertThat(index.subscribers(new WorkbinRef("a", new Owner.PlaceGroup("Sales")))).isEmpty();
  }

  @Test
  void sizeCountsAllUsers() {
    index.add("ann", SALES, NOON);
    index.add("ann", FLOOR, NOON);
    index.add("bob", SALES, NOON);

    assertThat(index.size()).isEqualTo(3);
  }
}
