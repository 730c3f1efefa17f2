// An inner class accepts on the listener of the class around it.
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

class Server {
    private final ServerSocket listener = new ServerSocket();

    Server(int port) throws IOException {
        listener.setReuseAddress(false);
        listener.bind(new InetSocketAddress(port));
    }

    private class Acceptor implements Runnable {
        @Override
        public void run() {
            try (Socket client = listener.accept()) {
                client.getOutputStream().write("inner\n".getBytes());
            } catch (IOException e) {
                e.printStackTrace();
            }
        }
    }

    public static void main(String[] args) throws IOException {
        Server server = new Server(Integer.parseInt(args[0]));
        System.out.println("ready");
        new Thread(server.new Acceptor()).start();
    }
}
