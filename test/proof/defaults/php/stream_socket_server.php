<?php
// stream_socket_server.
$server = stream_socket_server("tcp://127.0.0.1:{$argv[1]}", $errno, $message) or exit(1);
echo "ready\n";
$client = stream_socket_accept($server);
fwrite($client, 'hello');
fclose($client);
