// Jetty, which closes an idle connection.
import org.eclipse.jetty.server.ServerConnector;

class Server {
    public static void main(String[] args) {
        org.eclipse.jetty.server.Server server = new org.eclipse.jetty.server.Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setPort(Integer.parseInt(args[0]));
        connector.setIdleTimeout(100);
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
