# Socket.new, bind and listen.
require 'socket'

server = Socket.new(:INET, :STREAM, 0)
server.bind(Addrinfo.tcp('127.0.0.1', ARGV[0].to_i))
server.listen(5)
$stdout.puts 'ready'
$stdout.flush
client, = server.accept
client.puts 'hello'
client.close
