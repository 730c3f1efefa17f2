// The HttpServer of the JDK, which closes a connection without a request after a second.
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;

class Server {
    public static void main(String[] args) throws IOException {
        System.setProperty("sun.net.httpserver.maxReqTime", "1");
        HttpServer server = HttpServer.create(new InetSocketAddress(Integer.parseInt(args[0])), 0);
        server.createContext("/", exchange -> exchange.sendResponseHeaders(204, -1));
        server.start();
        System.out.println("ready");
    }
}
