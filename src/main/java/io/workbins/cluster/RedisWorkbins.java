package io.workbins.cluster;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.workbins.subscription.Container;
import io.workbins.workbin.ContentConflict;
import io.workbins.workbin.Interaction;
import io.workbins.workbin.Media;
import io.workbins.workbin.Workbins;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Content in Redis. */
final class RedisWorkbins implements Workbins {

  private static final String ANY_MEDIA = "";

  private final Scripts scripts;
  private final Reads reads;
  private final InteractionText text;

  RedisWorkbins(Scripts scripts, Reads reads, InteractionText text) {
    this.scripts = scripts;
    this.reads = reads;
    this.text = text;
  }

  @Override
  public CompletionStage<Long> add(Container container, Interaction interaction) {
    return change(
        Script.ADD,
        interaction.id(),
        List.of(
            OwnerText.of(container),
            interaction.id(),
            interaction.media().name(),
            text.of(interaction),
            String.valueOf(MOST)));
  }

  @Override
  public CompletionStage<Long> pull(Container container, String interactionId) {
    return pull(container, interactionId, ANY_MEDIA);
  }

  @Override
  public CompletionStage<Long> pull(Container container, String interactionId, Media media) {
    return pull(container, interactionId, media.name());
  }

  @Override
  public CompletionStage<List<Interaction>> content(Container container) {
    return reads
        .read(Request.cmd(Command.HVALS).arg(Keys.content(OwnerText.of(container))))
        .thenApply(
            all ->
                all.stream()
                    .map(each -> Kept.of(each.toString()))
                    .sorted(Comparator.comparing(Kept::number))
                    .map(kept -> text.interaction(kept.media(), kept.text()))
                    .toList());
  }

  private CompletionStage<Long> pull(Container container, String interactionId, String media) {
    return change(
        Script.PULL, interactionId, List.of(OwnerText.of(container), interactionId, media));
  }

  private CompletionStage<Long> change(
      Script script, String interactionId, List<String> arguments) {
    return scripts.run(script, arguments).thenApply(reply -> number(reply, interactionId));
  }

  private static long number(Response reply, String interactionId) {
    return switch (reply.get(0).toString()) {
      case "ok" -> reply.get(1).toLong();
      case "there" -> throw new ContentConflict.AlreadyThere(interactionId);
      case "absent" -> throw new ContentConflict.NotThere(interactionId);
      case "full" -> throw new ContentConflict.Full(MOST);
      default -> throw new IllegalStateException("no reply of ours: " + reply);
    };
  }

  /** An interaction and the reference number it came with. */
  private record Kept(long number, String media, String text) {

    static Kept of(String kept) {
      var parts = kept.split(" ", 3);
      return new Kept(Long.parseLong(parts[0]), parts[1], parts[2]);
    }
  }
}
