// A connector of Jetty is told not to reuse its address.
import org.eclipse.jetty.server.ServerConnector;

class Server {
    public static void main(String[] args) {
        System.setProperty("org.eclipse.jetty.util.log.class", "org.eclipse.jetty.util.log.StdErrLog");
        org.eclipse.jetty.server.Server server = new org.eclipse.jetty.server.Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setPort(Integer.parseInt(args[0]));
        connector.setIdleTimeout(100);
        connector.setReuseAddress(false);
        server.addConnector(connector);
        try {
            server.start();
            System.out.println("ready");
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }
}
