// A subclass of ServerSocket configures and binds itself.
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

class Server extends ServerSocket {
    Server(int port) throws IOException {
        super();
        setReuseAddress(false);
        bind(new InetSocketAddress(port));
    }

    public static void main(String[] args) throws IOException {
        Server server = new Server(Integer.parseInt(args[0]));
        System.out.println("ready");
        Socket client = server.accept();
        client.getOutputStream().write("subclass\n".getBytes());
        client.close();
    }
}
