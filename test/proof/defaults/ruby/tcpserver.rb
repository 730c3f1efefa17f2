# TCPServer.new.
require 'socket'

server = TCPServer.new('127.0.0.1', ARGV[0].to_i)
$stdout.puts 'ready'
$stdout.flush
client = server.accept
client.puts 'hello'
client.close
