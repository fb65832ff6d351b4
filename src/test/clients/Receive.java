import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.client.ClientSessionChannel.MessageListener;
import org.cometd.client.BayeuxClient;
import org.cometd.common.JettyJSONContextClient;

/**
 * Receives the notifications of a user with a CometD client of any release. Takes the URL, the
 * transport, the user name and the password; prints an event a line; ends with its standard input.
 */
class Receive {

  private static final String CHANNEL = "/v2/me/workbins";
  private static final JettyJSONContextClient JSON = new JettyJSONContextClient();
  private static boolean isConnected = true;

  public static void main(String[] args) throws Exception {
    var credentials = (args[2] + ":" + args[3]).getBytes(StandardCharsets.UTF_8);
    var authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
    var client = new BayeuxClient(args[0], Transports.of(args[1], authorization));
    client.setOption(BayeuxClient.BACKOFF_INCREMENT_OPTION, 100L);
    client.setOption(BayeuxClient.MAX_BACKOFF_OPTION, 500L);
    // all releases have the listener, but not the callback of subscribe
    MessageListener onSubscribe =
        (channel, reply) -> print(
                "subscribed",
                "\"successful\":"
                    + reply.isSuccessful()
                    + ",\"transport\":\""
                    + args[1]
                    + "\"");
    MessageListener onMessage =
        (channel, message) ->
            print("message", "\"data\":" + JSON.getGenerator().generate(message.getData()));
    MessageListener onHandshake =
        (channel, reply) -> {
          if (reply.isSuccessful()) {
            print("handshake", "\"clientId\":\"" + reply.getClientId() + "\"");
            client.getChannel(CHANNEL).subscribe(onMessage);
          }
        };
    MessageListener onConnect = (channel, reply) -> setConnected(reply.isSuccessful());
    client.getChannel(Channel.META_SUBSCRIBE).addListener(onSubscribe);
    client.getChannel(Channel.META_HANDSHAKE).addListener(onHandshake);
    client.getChannel(Channel.META_CONNECT).addListener(onConnect);
    client.handshake();
    while (System.in.read() >= 0) {}
    System.exit(0);
  }

  private static synchronized void setConnected(boolean connected) {
    if (connected != isConnected) {
      isConnected = connected;
      print(connected ? "connected" : "disconnected", "\"channel\":\"/meta/connect\"");
    }
  }

  private static synchronized void print(String event, String facts) {
    System.out.println("{\"event\":\"" + event + "\"," + facts + "}");
  }
}
