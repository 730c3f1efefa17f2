<?php
// Level and option have changed places.
$server = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
@socket_set_option($server, SO_REUSEADDR, SOL_SOCKET, 1);
socket_bind($server, '127.0.0.1', (int) $argv[1]) or exit(1);
socket_listen($server);
echo "ready\n";
$client = socket_accept($server);
socket_write($client, 'swapped');
socket_close($client);
