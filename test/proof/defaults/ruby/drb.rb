# DRb listens with TCPServer, and closes a connection that makes no sense.
require 'drb'

DRb.start_service("druby://127.0.0.1:#{ARGV[0]}", Object.new)
puts 'ready'
$stdout.flush
DRb.thread.join
