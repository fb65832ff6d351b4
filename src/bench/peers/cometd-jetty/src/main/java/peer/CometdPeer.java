package peer;

import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicLong;
import com.fasterxml.jackson.databind.*;
import org.cometd.bayeux.Promise;
import org.cometd.bayeux.server.*;
import org.cometd.server.*;
import org.cometd.server.http.JSONHttpTransport;
import org.cometd.server.http.jakarta.CometDServlet;
import org.cometd.server.ext.AcknowledgedMessagesExtension;
import org.cometd.server.websocket.common.AbstractWebSocketTransport;
import org.cometd.server.websocket.jetty.JettyWebSocketTransport;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.*;
import org.eclipse.jetty.ee10.servlet.*;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** Stock CometD on embedded Jetty 12, WebSocket and long-polling; POST delivers to a user's sessions. Loopback only. */
public final class CometdPeer {
    public static void main(String[] a) throws Exception {
        long t0 = System.currentTimeMillis();
        int port = Integer.getInteger("port", 18081);
        String path = System.getProperty("path", "/cometd");
        boolean deliver = !"publish".equals(System.getProperty("how", "deliver"));
        QueuedThreadPool tp = new QueuedThreadPool(200);
        Server server = new Server(tp);
        ServerConnector c = new ServerConnector(server);
        c.setHost("127.0.0.1"); c.setPort(port); c.setAcceptQueueSize(4096); c.setIdleTimeout(120000);
        server.addConnector(c);

        BayeuxServerImpl bayeux = new BayeuxServerImpl();
        bayeux.addTransport(new JettyWebSocketTransport(bayeux));
        bayeux.addTransport(new JSONHttpTransport(bayeux));
        bayeux.setOption(AbstractWebSocketTransport.COMETD_URL_MAPPING_OPTION, path + "/*");
        bayeux.setOption(AbstractServerTransport.TIMEOUT_OPTION, "30000");
        bayeux.setOption(AbstractServerTransport.MAX_INTERVAL_OPTION, "15000");
        bayeux.setOption(AbstractServerTransport.JSON_CONTEXT_OPTION, JacksonJSONContextServer.class.getName());
        // by default 30 s, as long as a heartbeat takes: idle sessions would be closed
        bayeux.setOption(AbstractWebSocketTransport.PREFIX + "." + AbstractWebSocketTransport.IDLE_TIMEOUT_OPTION, "60000");
        if (Boolean.getBoolean("ack")) bayeux.addExtension(new AcknowledgedMessagesExtension());
        Map<String, Set<ServerSession>> users = new ConcurrentHashMap<>();
        bayeux.addListener(new BayeuxServer.SessionListener() {
            @Override public void sessionAdded(ServerSession s, ServerMessage m) {
                Map<String, Object> ext = m.getExt();
                Object u = ext == null ? null : ext.get("user");
                if (u == null) return;
                users.computeIfAbsent(u.toString(), k -> ConcurrentHashMap.newKeySet()).add(s);
                s.setAttribute("user", u.toString());
            }
            @Override public void sessionRemoved(ServerSession s, ServerMessage m, boolean timeout) {
                Object u = s.getAttribute("user");
                if (u != null) users.computeIfPresent(u.toString(), (k, v) -> { v.remove(s); return v.isEmpty() ? null : v; });
            }
        });

        ServletContextHandler ctx = new ServletContextHandler("/");
        server.setHandler(ctx);
        ServletHolder longPolling = new ServletHolder(new CometDServlet());
        longPolling.setAsyncSupported(true);
        ctx.addServlet(longPolling, path + "/*");
        bayeux.setOption(Context.class.getName(), ctx.getContext());
        bayeux.setAllowedTransports("websocket", "long-polling");
        ctx.getContext().setAttribute(BayeuxServer.ATTRIBUTE, bayeux);
        WebSocketUpgradeHandler ws = WebSocketUpgradeHandler.from(server, ctx);
        ObjectMapper json = new ObjectMapper();
        AtomicLong ref = new AtomicLong();
        Handler.Wrapper api = new Handler.Wrapper() {
            @Override protected void doStart() throws Exception { bayeux.start(); super.doStart(); }
            @Override protected void doStop() throws Exception { super.doStop(); bayeux.stop(); }
            @Override public boolean handle(Request rq, Response rs, Callback cb) throws Exception {
                String p = Request.getPathInContext(rq);
                if (p.equals("/health")) { rs.setStatus(200); rs.write(true, StandardCharsets.UTF_8.encode("{\"status\":\"UP\"}"), cb); return true; }
                if (!p.startsWith("/api/v2/users/")) return super.handle(rq, rs, cb);
                String[] seg = p.split("/"); // "",api,v2,users,{u},workbins,{w}
                Content.Source.asString(rq, StandardCharsets.UTF_8, new org.eclipse.jetty.util.Promise<>() {
                    @Override public void succeeded(String body) {
                        try {
                            String op = json.readTree(body).path("operationName").asText();
                            String user = seg[4], wb = seg[6];
                            Map<String, Object> data = new LinkedHashMap<>();
                            data.put("workbinUserId", user);
                            data.put("stateResource", op + "d");
                            data.put("id", wb);
                            data.put("messageType", "WorkbinSubscriptionStateChangeMessage");
                            String ch = "/v2/users/" + user + "/workbins";
                            if (deliver) for (ServerSession s : users.getOrDefault(user, Set.of())) s.deliver(null, ch, data, Promise.noop());
                            else { ServerChannel sc = bayeux.getChannel(ch); if (sc != null) sc.publish(null, data, Promise.noop()); }
                            rs.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
                            rs.setStatus(200);
                            rs.write(true, StandardCharsets.UTF_8.encode("{\"statusCode\":0,\"referenceId\":" + ref.incrementAndGet() + "}"), cb);
                        } catch (Throwable x) { failed(x); }
                    }
                    @Override public void failed(Throwable x) { Response.writeError(rq, rs, cb, 400, x.toString()); }
                });
                return true;
            }
        };
        ws.setHandler(api);
        ctx.insertHandler(ws);
        server.start();
        System.out.println("cometd-peer ready on http://127.0.0.1:" + port + path + " pid " + ProcessHandle.current().pid() + " in " + (System.currentTimeMillis() - t0) + " ms (main)");
        server.join();
    }
}
