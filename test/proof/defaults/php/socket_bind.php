<?php
// socket_create, socket_bind and socket_listen.
$server = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_bind($server, '127.0.0.1', (int) $argv[1]) or exit(1);
socket_listen($server);
echo "ready\n";
$client = socket_accept($server);
socket_write($client, 'hello');
socket_close($client);
