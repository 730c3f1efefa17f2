<?php
// The bind is checked with an if that prints and exits.
$server = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
if (!socket_bind($server, '0.0.0.0', $argv[1])) {
    echo 'bind: ' . socket_strerror(socket_last_error());
    exit(1);
}
socket_listen($server);
echo "ready\n";
$client = socket_accept($server);
socket_write($client, 'checked');
socket_close($client);
