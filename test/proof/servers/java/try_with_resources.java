// Listener and connection are resources of try statements.
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

class Server {
    public static void main(String[] args) {
        try (ServerSocket listener = new ServerSocket()) {
            listener.setReuseAddress(false);
            listener.setReceiveBufferSize(32768);
            listener.bind(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])), 5);
            System.out.println("ready");
            try (Socket client = listener.accept()) {
                client.getOutputStream().write("resources\n".getBytes());
            }
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
