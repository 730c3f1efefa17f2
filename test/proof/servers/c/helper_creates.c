/* One function creates the socket, main gives it its address. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int create_tcp_socket(void)
{
	int fd = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);

	if (fd == -1) {
		perror("socket");
		exit(EXIT_FAILURE);
	}
	return fd;
}

static void greet(int client)
{
	const char *text = "220 mail.example.org ready\r\n";

	send(client, text, strlen(text), 0);
	close(client);
}

int main(int argc, char **argv)
{
	struct sockaddr_in local = { 0 };
	int server = create_tcp_socket();
	int client;

	local.sin_family = AF_INET;
	local.sin_port = htons(argc > 1 ? (unsigned short)atoi(argv[1]) : 2525);
	local.sin_addr.s_addr = inet_addr("127.0.0.1");

	if (bind(server, (struct sockaddr *)&local, sizeof local) == -1) {
		perror("bind");
		close(server);
		return EXIT_FAILURE;
	}
	if (listen(server, SOMAXCONN) == -1) {
		perror("listen");
		close(server);
		return EXIT_FAILURE;
	}
	fputs("ready\n", stderr);
	while ((client = accept(server, NULL, NULL)) != -1)
		greet(client);
	perror("accept");
	return EXIT_FAILURE;
}
