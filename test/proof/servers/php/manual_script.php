<?php
// The first server of the manual: a script, each call with exit.
$port = (int) $argv[1];
$sock = socket_create(AF_INET, SOCK_STREAM, SOL_TCP) or exit(1);
socket_bind($sock, '127.0.0.1', $port) or exit(1);
socket_listen($sock, 5) or exit(1);
echo "ready\n";
$client = socket_accept($sock);
socket_write($client, "hello\n");
socket_close($client);
socket_close($sock);
