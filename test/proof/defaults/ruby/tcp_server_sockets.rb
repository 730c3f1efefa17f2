# Socket.tcp_server_sockets.
require 'socket'

Socket.tcp_server_sockets('127.0.0.1', ARGV[0].to_i) do |sockets|
  $stdout.puts 'ready'
  $stdout.flush
  client, = sockets.first.accept
  client.puts 'hello'
  client.close
end
