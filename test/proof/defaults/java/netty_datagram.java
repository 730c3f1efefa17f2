// A datagram channel of Netty.
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioDatagramChannel;

class Server {
    public static void main(String[] args) throws Exception {
        NioEventLoopGroup group = new NioEventLoopGroup(1);
        try {
            new Bootstrap()
                .group(group)
                .channel(NioDatagramChannel.class)
                .handler(new ChannelInboundHandlerAdapter())
                .bind("127.0.0.1", Integer.parseInt(args[0]))
                .sync();
            System.out.println("ready");
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }
}
