// QTcpServer::listen() sets the option.
#include <QCoreApplication>
#include <QTcpServer>
#include <QTcpSocket>
#include <cstdio>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QTcpServer server;
    QObject::connect(&server, &QTcpServer::newConnection, [&] { server.nextPendingConnection()->close(); });
    if (!server.listen(QHostAddress::LocalHost, QString(argv[1]).toUShort())) {
        std::puts(server.serverError() == QAbstractSocket::AddressInUseError ? "EADDRINUSE" : "another error");
        return 1;
    }
    std::puts("ready");
    std::fflush(stdout);
    return app.exec();
}
