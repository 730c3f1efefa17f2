# Rack's handler for WEBrick makes a WEBrick::HTTPServer.
require 'rack'
require 'rack/handler/webrick'

ready = lambda {
  $stdout.puts 'ready'
  $stdout.flush
}
Rack::Handler::WEBrick.run(
  ->(_environment) { [200, {}, ["hello\n"]] },
  Host: '127.0.0.1', Port: ARGV[0].to_i, Logger: WEBrick::Log.new(File::NULL), AccessLog: [], StartCallback: ready
)
