// The constructor makes and configures the socket that another method binds.
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

class Server {
    private final ServerSocket socket;

    Server() throws IOException {
        socket = new ServerSocket();
        socket.setReuseAddress(false);
    }

    void listen(int port) throws IOException {
        socket.bind(new InetSocketAddress(port));
        System.out.println("ready");
    }

    void serve() throws IOException {
        try (Socket client = socket.accept()) {
            client.getOutputStream().write("two methods\n".getBytes());
        }
    }

    public static void main(String[] args) throws IOException {
        Server server = new Server();
        server.listen(Integer.parseInt(args[0]));
        server.serve();
    }
}
