<?php
// stream_socket_server for UDP.
$server = stream_socket_server("udp://127.0.0.1:{$argv[1]}", $errno, $message, STREAM_SERVER_BIND) or exit(1);
echo "ready\n";
stream_socket_recvfrom($server, 1);
