# A class method of the same name as the one that serves.
require 'socket'

class Relay
  def self.start(port)
    new(port).start
  end

  def initialize(port)
    @server = Socket.new(Socket::AF_INET, Socket::SOCK_STREAM, 0)
    @server.bind(Addrinfo.tcp('0.0.0.0', port))
  end

  def start
    @server.listen(20)
    $stdout.puts 'ready'
    $stdout.flush
    client, = @server.accept
    client.write 'ok'
    client.close
  end
end

Relay.start(ARGV[0].to_i)
