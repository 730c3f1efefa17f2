# UDPSocket#bind sets nothing.
require 'socket'

socket = UDPSocket.new
socket.bind('127.0.0.1', ARGV[0].to_i)
puts 'ready'
$stdout.flush
socket.recv(1)
