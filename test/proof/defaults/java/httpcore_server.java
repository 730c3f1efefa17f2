// Apache HttpCore's server switches the option off.
import java.net.InetAddress;
import org.apache.http.impl.bootstrap.HttpServer;
import org.apache.http.impl.bootstrap.ServerBootstrap;

class Server {
    public static void main(String[] args) throws Exception {
        HttpServer server = ServerBootstrap.bootstrap()
            .setListenerPort(Integer.parseInt(args[0]))
            .setLocalAddress(InetAddress.getLoopbackAddress())
            .create();
        server.start();
        System.out.println("ready");
    }
}
