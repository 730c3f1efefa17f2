// A static helper configures the socket that it is given.
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

class Server {
    private static void configure(ServerSocket socket) throws IOException {
        socket.setSoTimeout(0);
        socket.setReuseAddress(false);
    }

    public static void main(String[] args) throws IOException {
        var socket = new ServerSocket();
        configure(socket);
        socket.bind(new InetSocketAddress(Integer.parseInt(args[0])));
        System.out.println("ready");
        try (var client = socket.accept()) {
            client.getOutputStream().write("helper\n".getBytes());
        }
    }
}
