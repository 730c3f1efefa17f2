# Addrinfo#bind sets the option.
require 'socket'

Addrinfo.udp('127.0.0.1', ARGV[0].to_i).bind do |socket|
  puts 'ready'
  $stdout.flush
  socket.recv(1)
end
