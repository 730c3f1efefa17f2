# The option is set at the level of TCP, where its number is another one's.
require 'socket'

server = Socket.new(Socket::AF_INET, Socket::SOCK_STREAM, 0)
server.setsockopt(Socket::IPPROTO_TCP, Socket::SO_REUSEADDR, 600)
server.bind(Socket.sockaddr_in(ARGV[0].to_i, '127.0.0.1'))
server.listen(5)
$stdout.puts 'ready'
$stdout.flush
client, = server.accept
client.puts 'wrong level'
client.close
