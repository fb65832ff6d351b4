package io.workbins.push.transport;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;

/**
 * Decodes the frames of a WebSocket, limits the size of a message over all its fragments, and joins
 * them before they are decoded, since a fragment may end within a character. quarkus-websockets
 * limits and decodes single frames only, and replaces what is not UTF-8.
 *
 * <p>No handler closes the WebSocket: Netty would do so without a close frame if the frame that is
 * wrong is a close frame itself. {@link NotificationsEndpoint} does.
 */
final class FrameHandlers {

  /** The limit of an HTTP body, too. */
  static final int MAX_BYTES = 64 * 1024;

  private FrameHandlers() {}

  /** Must be called before the decoder of quarkus-websockets gets its first byte. */
  static void install(ChannelPipeline pipeline) {
    var config =
        WebSocketDecoderConfig.newBuilder()
            .maxFramePayloadLength(MAX_BYTES)
            .expectMaskedFrames(true)
            .allowExtensions(false)
            .closeOnProtocolViolation(false)
            .build();
    var decoder = pipeline.context(WebSocketFrameDecoder.class).name();
    pipeline.replace(decoder, decoder, new WebSocket13FrameDecoder(config));
    pipeline.addAfter(
        decoder, FrameHandlers.class.getName(), new WebSocketFrameAggregator(MAX_BYTES));
    pipeline.addAfter(decoder, Utf8FrameValidator.class.getName(), new Utf8FrameValidator(false));
  }
}
