# A class keeps the listener in an instance variable.
require 'socket'

class Server
  def initialize(port)
    @socket = Socket.new(Socket::AF_INET, Socket::SOCK_STREAM, 0)
    @port = port
  end

  def start
    @socket.bind(Socket.sockaddr_in(@port, '0.0.0.0'))
    @socket.listen(5)
    $stdout.puts 'ready'
    $stdout.flush
  end

  def serve
    client, = @socket.accept
    client.puts 'from a class'
    client.close
  end
end

server = Server.new(Integer(ARGV.fetch(0)))
server.start
server.serve
