// A lambda on a pool serves each client; the option goes through the generic setter.
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

class Server {
    public static void main(String[] args) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        ServerSocket server = new ServerSocket();
        server.setOption(StandardSocketOptions.SO_REUSEADDR, false);
        server.bind(new InetSocketAddress(Integer.parseInt(args[0])));
        System.out.println("ready");
        while (true) {
            Socket client = server.accept();
            pool.submit(() -> {
                try (client) {
                    client.getOutputStream().write("lambda\n".getBytes());
                } catch (IOException e) {
                    e.printStackTrace();
                }
            });
        }
    }
}
