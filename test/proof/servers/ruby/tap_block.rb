# Set up in the block of tap, all on one line.
require 'socket'

server = Socket.new(:INET, :STREAM).tap { |s| s.bind(Addrinfo.tcp('0.0.0.0', ARGV[0].to_i)); s.listen(5) }
$stdout.puts 'ready'
$stdout.flush
client, = server.accept
client.puts 'tapped'
client.close
