/* A listener for IPv6 alone. */
#include <arpa/inet.h>
#include <err.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

int
main(int argc, char *argv[])
{
	struct sockaddr_in6 sin6 = {
		.sin6_family = AF_INET6,
		.sin6_addr = IN6ADDR_ANY_INIT,
	};
	int s, c, on = 1;

	if (argc != 2)
		errx(2, "usage: sixd port");
	sin6.sin6_port = htons((in_port_t)atoi(argv[1]));

	if ((s = socket(AF_INET6, SOCK_STREAM, 0)) == -1)
		err(1, "socket");
	if (setsockopt(s, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof(on)) == -1)
		err(1, "IPV6_V6ONLY");
	if (bind(s, (struct sockaddr *)&sin6, sizeof(sin6)) == -1)
		err(1, "bind");
	if (listen(s, 5) == -1)
		err(1, "listen");
	fprintf(stderr, "ready\n");

	while ((c = accept(s, NULL, NULL)) != -1) {
		dprintf(c, "six\n");
		close(c);
	}
	err(1, "accept");
}
