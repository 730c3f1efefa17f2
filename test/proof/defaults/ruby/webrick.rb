# WEBrick, as a server without a protocol of its own.
require 'webrick'

server = WEBrick::GenericServer.new(
  Port: ARGV[0].to_i,
  BindAddress: '127.0.0.1',
  Logger: WEBrick::Log.new(File::NULL),
  StartCallback: lambda {
    $stdout.puts 'ready'
    $stdout.flush
  }
)
server.start do |client|
  client.puts 'hello'
  client.close
  server.stop
end
