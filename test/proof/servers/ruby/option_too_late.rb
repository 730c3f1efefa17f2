# The option is set after bind.
require 'socket'

server = Socket.new(:INET, :STREAM)
server.bind(Addrinfo.tcp('127.0.0.1', ARGV[0].to_i))
server.setsockopt(Socket::SOL_SOCKET, Socket::SO_REUSEADDR, [1].pack('i'))
server.listen(5)
$stdout.puts 'ready'
$stdout.flush
client, = server.accept
client.puts 'too late'
client.close
