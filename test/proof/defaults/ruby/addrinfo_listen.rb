# Addrinfo#listen.
require 'socket'

Addrinfo.tcp('127.0.0.1', ARGV[0].to_i).listen do |server|
  $stdout.puts 'ready'
  $stdout.flush
  client, = server.accept
  client.puts 'hello'
  client.close
end
