// A factory makes the unbound listener.
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;

class Server {
    public static void main(String[] args) throws IOException {
        ServerSocket server = ServerSocketFactory.getDefault().createServerSocket();
        server.setReuseAddress(false);
        server.bind(new InetSocketAddress(Integer.parseInt(args[0])));
        System.out.println("ready");
        Socket client = server.accept();
        client.getOutputStream().write("factory\n".getBytes());
        client.close();
    }
}
