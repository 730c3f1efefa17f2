<?php
// The option is set after bind.
$server = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_bind($server, '127.0.0.1', (int) $argv[1]) or exit(1);
socket_set_option($server, SOL_SOCKET, SO_REUSEADDR, 1);
socket_listen($server);
echo "ready\n";
$client = socket_accept($server);
socket_write($client, 'late');
socket_close($client);
