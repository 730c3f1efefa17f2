# Socket.udp_server_sockets sets the option.
require 'socket'

Socket.udp_server_sockets('127.0.0.1', ARGV[0].to_i) do |sockets|
  puts 'ready'
  $stdout.flush
  sockets.first.recv(1)
end
