# IO.select over the listener and its clients.
require 'socket'

server = Socket.new(:INET, :STREAM, 0)
server.bind(Addrinfo.tcp('0.0.0.0', ARGV[0].to_i))
server.listen(5)
sockets = [server]
$stdout.puts 'ready'
$stdout.flush
until sockets.empty?
  readable, = IO.select(sockets)
  readable.each do |socket|
    next unless socket == server

    client, = server.accept
    client.puts 'selected'
    client.close
    sockets.delete(server)
  end
end
