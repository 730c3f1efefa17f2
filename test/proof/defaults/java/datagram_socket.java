// A DatagramSocket that is constructed with a port.
import java.net.DatagramPacket;
import java.net.DatagramSocket;

class Server {
    public static void main(String[] args) throws Exception {
        DatagramSocket socket = new DatagramSocket(Integer.parseInt(args[0]));
        System.out.println("ready");
        socket.receive(new DatagramPacket(new byte[1], 1));
    }
}
