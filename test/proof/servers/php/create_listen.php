<?php
// socket_create_listen makes, binds and listens in one call.
$listener = @socket_create_listen($argv[1]);
if (!$listener) {
    fwrite(STDERR, socket_strerror(socket_last_error()));
    exit(1);
}
echo "ready\n";
$client = socket_accept($listener);
socket_write($client, 'in one');
socket_close($client);
