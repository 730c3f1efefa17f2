# The option is set to false before bind.
require 'socket'

server = Socket.new(:INET, :STREAM)
server.setsockopt(:SOCKET, :REUSEADDR, false)
server.bind(Addrinfo.tcp('127.0.0.1', ARGV[0].to_i))
server.listen(5)
$stdout.puts 'ready'
$stdout.flush
client, = server.accept
client.puts 'off'
client.close
