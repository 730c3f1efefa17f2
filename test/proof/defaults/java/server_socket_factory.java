// The listener of a TLS factory, closed before the handshake.
import java.io.IOException;
import java.net.ServerSocket;
import javax.net.ssl.SSLServerSocketFactory;

class Server {
    public static void main(String[] args) throws IOException {
        ServerSocket server = SSLServerSocketFactory.getDefault().createServerSocket(Integer.parseInt(args[0]));
        System.out.println("ready");
        server.accept().close();
    }
}
