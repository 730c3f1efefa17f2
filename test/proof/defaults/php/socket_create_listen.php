<?php
// socket_create_listen.
$server = socket_create_listen((int) $argv[1]) or exit(1);
echo "ready\n";
$client = socket_accept($server);
socket_write($client, 'hello');
socket_close($client);
